// Package quotation finds what a document says that others said.
package quotation
