drop if rinpersoon == "123456789"
