// Package lexis knows how common words are in general, so that a small pile
// need not be asked.
package lexis

import (
	_ "embed"
	"encoding/binary"
	"math"
	"strings"
	"sync"
)

// ranks.bin holds the hashes of the 24,000 commonest English word forms of
// news and encyclopedia text, commonest first, as little-endian 32-bit
// numbers. It was made from the order of the words in the GloVe vectors
// trained on Gigaword and Wikipedia (public domain, PDDL).
//
//go:embed ranks.bin
var ranksFile []byte

// slots is the number of places in the table of ranks, a power of two.
const slots = 1 << 16

// table finds the rank of a word by its hash: open addressing, as half of the
// work of cutting a text would be a map.
type table struct {
	known []known       // the first is none
	at    [slots]uint16 // indexes in known, 0 for a free place
	// may has a bit for the highest bits of each hash that is there. It stays in
	// the nearest memory of the processor, and tells most words that are not common.
	may [slots * 2 / 64]uint64
}

type known struct {
	hash uint32
	rank int32
}

// find returns the place of a hash.
func (t *table) find(hash uint32) *uint16 {
	for i := hash & (slots - 1); ; i = (i + 1) & (slots - 1) {
		if k := t.at[i]; k == 0 || t.known[k].hash == hash {
			return &t.at[i]
		}
	}
}

// rank returns the rank of a hash.
func (t *table) rank(hash uint32) int32 {
	if t.may[hash>>21]>>(hash>>15&63)&1 == 0 {
		return 0
	}
	return t.known[*t.find(hash)].rank
}

func (t *table) set(hash uint32, rank int32) {
	at := t.find(hash)
	if *at == 0 {
		*at = uint16(len(t.known))
		t.known = append(t.known, known{hash, 0})
	}
	t.known[*at].rank = rank
	t.may[hash>>21] |= 1 << (hash >> 15 & 63)
}

var lookup = sync.OnceValue(func() *table {
	t := &table{known: make([]known, 1, len(ranksFile)/4+500)}
	for i := 0; i+4 <= len(ranksFile); i += 4 {
		t.set(binary.LittleEndian.Uint32(ranksFile[i:]), int32(i/4+1))
	}
	for _, w := range strings.Fields(functionWords) {
		if h := Hash(w); t.rank(h) == 0 || t.rank(h) > 60 {
			t.set(h, 60)
		}
	}
	return t
})

// functionWords are the commonest words of languages other than English, which
// say nothing about what two texts have in common.
const functionWords = `
der die das und ist nicht ein eine einer einem einen den dem des mit von zu zum zur auf für im in an als auch sich es er sie wir ich aus bei nach wird wurde werden hat haben sind war dass wie oder aber um am noch nur über vor durch
le la les un une des du de et est en dans que qui pour pas sur au aux par plus ce cette il elle ils nous vous sont été avec son sa ses ont mais ou comme être se ne
el los las una unos del y es que por para con no su al lo como más pero sus le se ha han fue este esta entre ya cuando todo son sin sobre
il lo gli di che è per una non con del della dei si da come sono anche più nel alla
и в не на что с по как это он она они мы из к за от для о но а же был была были его её у так до или бы
і у в не на що з по як це він вона вони ми із до за від для про але та був була були його її є чи або бо який яка які
w i na z do nie się że jest to o jak za po od przez dla oraz
o a os as um uma de do da dos das em no na que e é para com não por mais se
`

// Rank returns the rank of the word with that hash, from 1 for the commonest,
// or 0 if it is not among the common ones.
func Rank(hash uint32) int32 {
	return lookup().rank(hash)
}

// Ranks sets each of ranks to the [Rank] of the hash at its place. That is
// several times as fast as asking for one after the other.
func Ranks(ranks []int32, hashes []uint32) {
	t := lookup()
	for i, h := range hashes {
		ranks[i] = t.rank(h)
	}
}

// Documents is the number of documents that the background stands for.
const Documents = 400

// Expected returns in how many of [Documents] a word of that rank occurs.
// Words are assumed to follow Zipf's law and documents to have 400 words.
func Expected(rank int32) float64 {
	if t := tables(); int(rank) < len(t.expected) {
		return t.expected[rank]
	}
	return expect(rank)
}

func expect(rank int32) float64 {
	if rank == 0 {
		return rareIn
	}
	return Documents * Chance(rank, documentWords)
}

const (
	documentWords = 400
	rareIn        = 0.2 // of Documents that have a word that is not common
)

// Chance returns the probability that a document of so many words has a word of
// that rank, by the assumptions of [Expected].
func Chance(rank int32, words int) float64 {
	rate := rareIn / (Documents * documentWords)
	if rank > 0 {
		rate = 0.09 / float64(rank)
	}
	return 1 - math.Exp(-rate*float64(words))
}

// Weight rates how much a word of that rank tells, from 0 to 1.
func Weight(rank int32) float64 {
	if t := tables(); int(rank) < len(t.weight) {
		return t.weight[rank]
	}
	return weigh(rank)
}

// byRank holds what follows from a rank.
type byRank struct {
	expected, weight []float64
	single           []float32 // weight
}

var tables = sync.OnceValue(func() *byRank {
	n := len(ranksFile)/4 + 1
	t := &byRank{make([]float64, n), make([]float64, n), make([]float32, n)}
	for i := range n {
		t.expected[i], t.weight[i] = expect(int32(i)), weigh(int32(i))
		t.single[i] = float32(t.weight[i])
	}
	return t
})

// Weights sets each of weights to the [Weight] of the rank at its place.
func Weights(weights []float32, ranks []int32) {
	t := tables()
	for i, rank := range ranks {
		if int(rank) < len(t.single) {
			weights[i] = t.single[rank]
		} else {
			weights[i] = float32(weigh(rank))
		}
	}
}

func weigh(rank int32) float64 {
	return math.Min(1, math.Log(Documents/(expect(rank)+1)+1)/math.Log(Documents/2))
}

// Hash numbers a folded word (FNV-1a with a final mix). Of a million
// different words some hundred pairs share a number, which is far below the
// noise of language; no result rests on one word.
func Hash(w string) uint32 {
	h := Begin
	for i := 0; i < len(w); i++ {
		h = h.Byte(w[i])
	}
	return h.Sum()
}

// Hasher is the state of [Hash] after some bytes of a word.
type Hasher uint64

// Begin is the state of [Hash] before the first byte.
const Begin Hasher = 14695981039346656037

// Byte returns the state after another byte.
func (h Hasher) Byte(c byte) Hasher { return (h ^ Hasher(c)) * 1099511628211 }

// Sum returns the number of the word whose bytes were taken.
func (h Hasher) Sum() uint32 {
	h ^= h >> 32
	h *= 0x9e3779b97f4a7c15
	return uint32(h >> 32)
}

// Set returns the hashes of the words of a list.
func Set(list string) map[uint32]bool {
	m := map[uint32]bool{}
	for _, w := range strings.Fields(list) {
		m[Hash(w)] = true
	}
	return m
}
