# aantal rijen bepalen
print(len(df))
