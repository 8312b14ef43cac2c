# N=13855944
print("klaar")
