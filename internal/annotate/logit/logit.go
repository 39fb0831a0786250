// Package logit fits the weights of clues to questions with known answers, by a
// model of conditional logits (McFadden 1974): the probability of a candidate is
// that of its clues among all candidates of the question.
package logit

import "math"

// Question is the candidates of one question, each with the clues that it has,
// and which of them are right. Any right one will do.
type Question struct {
	Clues [][]int
	Right []bool
}

// Add adds a candidate with a yes for each clue that it has.
func (q *Question) Add(clues []bool) {
	var has []int
	for k, yes := range clues {
		if yes {
			has = append(has, k)
		}
	}
	q.Clues = append(q.Clues, has)
}

// rounds is how many steps [Fit] takes.
const rounds = 300

// Fit returns the weights of so many clues with the largest conditional
// likelihood, less the penalty times half of their squares. Clues in fixed keep
// their weight. It is gradient ascent with a step for each weight that grows
// while the direction stays (Riedmiller & Braun 1993). The same questions in the
// same order give the same weights.
func Fit(all []Question, clues int, penalty float64, fixed map[int]float64) []float64 {
	w, step, before, grad := make([]float64, clues), make([]float64, clues), make([]float64, clues), make([]float64, clues)
	for k := range step {
		step[k] = 0.1
	}
	var p []float64
	for range rounds {
		clear(grad)
		for _, q := range all {
			p = p[:0]
			sum, good := 0.0, 0.0
			for i, has := range q.Clues {
				x := 0.0
				for _, k := range has {
					x += w[k]
				}
				x = math.Exp(x)
				p = append(p, x)
				sum += x
				if q.Right[i] {
					good += x
				}
			}
			for i, x := range p {
				d := -x / sum
				if q.Right[i] {
					d += x / good
				}
				for _, k := range q.Clues[i] {
					grad[k] += d
				}
			}
		}
		for k := range w {
			g := grad[k] - penalty*w[k]
			switch {
			case g*before[k] > 0:
				step[k] = min(step[k]*1.2, 1)
			case g*before[k] < 0:
				step[k] *= 0.5
			}
			before[k] = g
			w[k] += math.Copysign(step[k], g)
			if g == 0 {
				w[k] -= step[k]
			}
		}
		for k, x := range fixed {
			w[k] = x
		}
	}
	return w
}
