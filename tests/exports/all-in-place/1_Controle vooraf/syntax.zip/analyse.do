use loon, clear
gen lnloon = ln(loon)
regress lnloon opleiding
