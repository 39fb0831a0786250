module github.com/hearsay-project/hearsay

go 1.26.0

require github.com/shopspring/decimal v1.6.0

require golang.org/x/text v0.43.0 // indirect
