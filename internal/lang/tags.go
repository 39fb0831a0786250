package lang

// UPOS is a universal part of speech (https://universaldependencies.org/u/pos/).
// The zero value is NoUPOS: not tagged.
type UPOS uint8

// The seventeen universal parts of speech.
const (
	NoUPOS UPOS = iota
	Adj
	Adp
	Adv
	Aux
	Cconj
	Det
	Intj
	Noun
	Num
	Part
	Pron
	Propn
	Punct
	Sconj
	Sym
	Verb
	X
)

var uposNames = [...]string{"_", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
	"PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"}

// String gives the tag as CoNLL-U files spell it, "_" for an untagged token.
func (u UPOS) String() string { return nameOf(uposNames[:], uint8(u)) }

// ParseUPOS is the inverse of String. A name that is not known is NoUPOS.
func ParseUPOS(s string) UPOS { return UPOS(indexOf(uposNames[:], s)) }

// XPOS is a Penn Treebank tag with the additions of the English Web Treebank.
// The zero value is NoXPOS: not tagged.
type XPOS uint8

// The Penn tags, under their own names where these are Go identifiers.
const (
	NoXPOS     XPOS = iota
	Dollar          // $
	CloseQuote      // ''
	Comma           // ,
	LRB             // -LRB-
	RRB             // -RRB-
	Period          // .
	Colon           // :
	OpenQuote       // ``
	ADD             // address: URL, e-mail
	AFX
	CC
	CD
	DT
	EX
	FW
	GW // second part of a word split by mistake
	HYPH
	IN
	JJ
	JJR
	JJS
	LS
	MD
	NFP // superfluous punctuation: emoticons, rules, bullets
	NN
	NNP
	NNPS
	NNS
	PDT
	POS
	PRP
	PRPS // PRP$
	RB
	RBR
	RBS
	RP
	SYM
	TO
	UH
	VB
	VBD
	VBG
	VBN
	VBP
	VBZ
	WDT
	WP
	WPS // WP$
	WRB
)

var xposNames = [...]string{"_", "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "``", "ADD", "AFX", "CC",
	"CD", "DT", "EX", "FW", "GW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP",
	"NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB",
	"VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB"}

// String gives the tag as CoNLL-U files spell it, "_" for an untagged token.
func (x XPOS) String() string { return nameOf(xposNames[:], uint8(x)) }

// ParseXPOS is the inverse of String. A name that is not known is NoXPOS.
func ParseXPOS(s string) XPOS { return XPOS(indexOf(xposNames[:], s)) }

// Rel is a dependency relation (https://universaldependencies.org/en/dep/),
// subtypes included. The zero value is NoRel: not parsed.
type Rel uint8

// The relations of UD English. AuxRel, DetRel and PunctRel carry the suffix
// because UPOS has the plain names.
const (
	NoRel Rel = iota
	Acl
	AclRelcl // acl:relcl
	Advcl
	AdvclRelcl // advcl:relcl
	Advmod
	Amod
	Appos
	AuxRel
	AuxPass // aux:pass
	Case
	Cc
	CcPreconj // cc:preconj
	Ccomp
	Compound
	CompoundPrt // compound:prt
	Conj
	Cop
	Csubj
	CsubjOuter // csubj:outer
	CsubjPass  // csubj:pass
	Dep
	DetRel
	DetPredet // det:predet
	Discourse
	Dislocated
	Expl
	Fixed
	Flat
	Goeswith
	Iobj
	List
	Mark
	Nmod
	NmodDesc     // nmod:desc, title or role before a name
	NmodPoss     // nmod:poss
	NmodUnmarked // nmod:unmarked
	Nsubj
	NsubjOuter // nsubj:outer
	NsubjPass  // nsubj:pass
	Nummod
	Obj
	Obl
	OblAgent    // obl:agent
	OblUnmarked // obl:unmarked
	Orphan
	Parataxis
	PunctRel
	Reparandum
	Root
	Vocative
	Xcomp
)

var relNames = [...]string{"_", "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "amod", "appos",
	"aux", "aux:pass", "case", "cc", "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop",
	"csubj", "csubj:outer", "csubj:pass", "dep", "det", "det:predet", "discourse", "dislocated", "expl",
	"fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod", "nmod:desc", "nmod:poss",
	"nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
	"obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}

// String gives the relation as CoNLL-U files spell it, "_" for an unparsed token.
func (r Rel) String() string { return nameOf(relNames[:], uint8(r)) }

// ParseRel is the inverse of String. A name that is not known is NoRel.
func ParseRel(s string) Rel { return Rel(indexOf(relNames[:], s)) }

// Base strips the subtype: nsubj:pass becomes nsubj.
func (r Rel) Base() Rel {
	switch r {
	case AclRelcl:
		return Acl
	case AdvclRelcl:
		return Advcl
	case AuxPass:
		return AuxRel
	case CcPreconj:
		return Cc
	case CompoundPrt:
		return Compound
	case CsubjOuter, CsubjPass:
		return Csubj
	case DetPredet:
		return DetRel
	case NmodDesc, NmodPoss, NmodUnmarked:
		return Nmod
	case NsubjOuter, NsubjPass:
		return Nsubj
	case OblAgent, OblUnmarked:
		return Obl
	}
	return r
}

func nameOf(names []string, i uint8) string {
	if int(i) >= len(names) {
		return "?"
	}
	return names[i]
}

func indexOf(names []string, s string) uint8 {
	for i, n := range names {
		if n == s {
			return uint8(i)
		}
	}
	return 0
}
