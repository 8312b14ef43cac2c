merge 1:1 rinpersoon using loon
