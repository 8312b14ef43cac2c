gen x = 1
