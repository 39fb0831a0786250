package model

// Lemmatizer maps a form with its tag to its lemma by edit rules: a suffix of
// the lower-cased form that has a rule for the tag decides how many bytes to
// cut and what to put in their place. The longest suffix decides whose edit
// makes a known word, else the longest of all; irregular forms are rules for
// the whole word.
type Lemmatizer struct {
	Rules Table // RuleKey → index into Edits + 1
	Edits []Edit
	// Proper tells which tags are of names: their rules depend on how the
	// form is capitalised.
	Proper []bool
}

// Edit says how a lemma is made: change the case, cut Cut bytes from the end,
// add Add.
type Edit struct {
	Cut  uint8
	Case uint8
	Add  string
}

// What an edit does with the case of the form.
const (
	ToLower = iota
	KeepCase
	ToTitle
)

// maxSuffix is the longest suffix of a rule that is not for a whole word.
const maxSuffix = 7

// RuleKey is the key of a suffix rule; whole tells that the suffix is the form.
func RuleKey(group uint32, suffix []byte, whole bool) uint32 {
	c := uint32(0)
	if whole {
		c = 1
	}
	return mix(5000, hashBytes(suffix), group, c)
}

// Group is the part of a rule's key that comes from the tag and, for names,
// the capitals of the form.
func (l *Lemmatizer) Group(form string, tag uint8) uint32 {
	g := uint32(tag)
	if int(tag) < len(l.Proper) && l.Proper[tag] {
		switch shapeOf(form) {
		case ShapeLower:
			g |= 1 << 8
		case ShapeUpper:
			g |= 2 << 8
		}
	}
	return g
}

// MaxSuffix is the longest suffix that gets a rule of its own.
const MaxSuffix = maxSuffix

// Lemma gives the lemma of a form. vocabulary tells which words are known.
// lower is scratch space and is given back.
func (l *Lemmatizer) Lemma(form string, tag uint8, vocabulary *Table, lower []byte) (string, []byte) {
	if len(form) > maxScan {
		return form, lower
	}
	lower = AppendLower(lower[:0], form)
	group := l.Group(form, tag)
	if i := l.Rules.get(RuleKey(group, lower, true)); i > 0 {
		return l.Edits[i-1].Apply(form, lower), lower
	}
	return l.BySuffix(form, lower, group, vocabulary), lower
}

// BySuffix gives the lemma of a form that has no rule of its own.
func (l *Lemmatizer) BySuffix(form string, lower []byte, group uint32, vocabulary *Table) string {
	first := ""
	for k := min(maxSuffix, len(lower)); k >= 0; k-- {
		i := l.Rules.get(RuleKey(group, lower[len(lower)-k:], false))
		if i == 0 {
			continue
		}
		e := &l.Edits[i-1]
		lemma := e.Apply(form, lower)
		if e.Case != ToLower || int(e.Cut) == len(lower) || vocabulary.get(hashString(lemma)) > 0 {
			return lemma
		}
		if first == "" {
			first = lemma
		}
	}
	if first == "" {
		return form
	}
	return first
}

// Apply makes the lemma. A lemma that stands in the form is cut from it
// without allocation.
func (e *Edit) Apply(form string, lower []byte) string {
	cut := int(e.Cut)
	switch e.Case {
	case KeepCase:
		if cut > len(form) {
			return form
		}
		if e.Add == "" {
			return form[:len(form)-cut]
		}
		return form[:len(form)-cut] + e.Add
	case ToTitle:
		if cut > len(lower) {
			return form
		}
		return title(lower[:len(lower)-cut]) + e.Add
	}
	if cut > len(lower) {
		return form
	}
	base := lower[:len(lower)-cut]
	switch {
	case len(base) == 0:
		return e.Add
	case e.Add == "" && len(base) <= len(form) && form[:len(base)] == string(base):
		return form[:len(base)]
	}
	return string(base) + e.Add
}

func title(lower []byte) string {
	if len(lower) > 0 && lower[0] >= 'a' && lower[0] <= 'z' {
		return string(lower[0]-'a'+'A') + string(lower[1:])
	}
	return string(lower)
}

// EditOf finds the edit that makes a lemma of a form, with the given change of
// case.
func EditOf(form, lemma string, change uint8) Edit {
	base := form
	if change != ToLower && change != ToTitle {
		change = KeepCase
	} else {
		lower := AppendLower(nil, form)
		base = string(lower)
		if change == ToTitle {
			base = title(lower)
		}
	}
	k := 0
	for k < len(base) && k < len(lemma) && base[k] == lemma[k] {
		k++
	}
	return Edit{Cut: uint8(min(255, len(base)-k)), Case: change, Add: lemma[k:]}
}
