// Package hearsay reads a pile of news reports and shows who said what
// earliest in the pile, which reports only repeat it, and what changed in the
// retelling. It calls nothing true or false: it shows observations, each tied
// to the exact words it stands on.
//
// This package holds the types that the stages pass on, and nothing else:
//
//	Capture → Document → Annotated → Links → Comparison
//	 bytes     text       quotations   relations,  families,
//	                      and claims   origins     verdicts, findings
//
// The stages are pure functions in packages below internal (capture, text,
// annotate, link, compare); internal/flow is the only place that knows their
// order. What a Document yields depends on that document alone.
//
// Inside the program every [Span] counts bytes; everything that leaves it
// counts Unicode code points (package report does the change).
package hearsay
