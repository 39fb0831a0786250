package desk

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/hearsay-project/hearsay"
	"github.com/hearsay-project/hearsay/internal/flow"
	"github.com/hearsay-project/hearsay/internal/flow/stream"
	"github.com/hearsay-project/hearsay/internal/review"
)

// The pairs of a large pile are compared by all who work on the queue, and before
// that the keys of its documents are written, see keys.go. Whoever makes the report
// puts portions of that into the store and into the queue; each worker keeps what
// one came to in the store; and the report goes on once all of that is there. Such a job is named after everything that decides
// what comes of it, so that a report which is begun anew after the loss of its
// node goes on where that was, and what is done twice is the same twice.

const (
	alignStage = stream.Align
	keysStage  = stream.Keys
	// jobsBucket notes the job of each pile that somebody waits for. What
	// belongs to it is in a bucket of the pile.
	jobsBucket = "align"
)

// What is kept of a job, besides portions, results and failures by their
// numbers.
const (
	jobPile    = "pile"    // a pileOfJob
	jobWeights = "weights" // as package flow has them
	portionKey = "p"
	resultKey  = "r"
	failureKey = "f" // the reason
	changedKey = "c" // a document is not what it was
)

// doneTogether says in the log what all have done.
var doneTogether = map[string]string{
	alignStage: "documents were compared by all who work",
	keysStage:  "keys were written by all who work",
}

// alignLimit is how long a worker may take for a portion: some hundred times what
// one does.
const alignLimit = 10 * time.Minute

// portionBytes is about how large portions are, some thousand pairs: a worker
// takes seconds for one. Those of small piles are smaller.
const portionBytes = 16 << 10

// errChanged says that a document has changed since a job was begun.
var errChanged = errors.New("the pile has changed while its documents were compared")

// pileOfJob is what a job is about.
type pileOfJob struct {
	Pile string `json:"pile"`
	// Said is the number of the last correction that counts.
	Said int64      `json:"said"`
	Docs []docOfJob `json:"docs"` // in order of their IDs
}

type docOfJob struct {
	ID     string `json:"id"`
	Digest string `json:"digest"`
}

// digest tells a document from what it was before.
func digest(doc *hearsay.Annotated) string {
	d := doc.Document
	d.Text = "" // SHA256 stands for it
	data, err := json.Marshal(d)
	if err != nil {
		panic(err) // it is made of strings and numbers
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:8])
}

// jobName names a job; no pile has a slash in its name.
type jobName struct{ pile, id string }

func (j jobName) item(stage string, n int, again string) stream.Item {
	return stream.Item{Stage: stage, Version: flow.Version, Key: fmt.Sprintf("%s/%s/%06d", j.pile, j.id, n), Again: again}
}

// portionOf returns what an item is about.
func portionOf(it stream.Item) (j jobName, number string) {
	j.pile, number, _ = strings.Cut(it.Key, "/")
	j.id, number, _ = strings.Cut(number, "/")
	return j, number
}

func numbered(kind string, n int) string { return fmt.Sprintf("%s%06d", kind, n) }

func jobBucket(pile string) string { return jobsBucket + "/" + pile }

func (d *Desk) putJob(ctx context.Context, j jobName, key string, value []byte) error {
	return d.store.Put(ctx, jobBucket(j.pile), j.id+"/"+key, value)
}

func (d *Desk) getJob(ctx context.Context, j jobName, key string) ([]byte, error) {
	return d.store.Get(ctx, jobBucket(j.pile), j.id+"/"+key)
}

// jobKeys lists what is kept of a job, and in others what is kept of others of
// the pile.
func (d *Desk) jobKeys(ctx context.Context, j jobName) (keys, others []string, err error) {
	all, err := d.store.Keys(ctx, jobBucket(j.pile))
	for _, k := range all {
		if own, is := strings.CutPrefix(k, j.id+"/"); is {
			keys = append(keys, own)
		} else {
			others = append(others, k)
		}
	}
	return keys, others, err
}

// awaited reports whether somebody waits for a job.
func (d *Desk) awaited(ctx context.Context, j jobName) (bool, error) {
	now, err := d.store.Get(ctx, jobsBucket, j.pile)
	if errors.Is(err, hearsay.ErrNotFound) {
		return false, nil
	}
	return string(now) == j.id, err
}

// aligner is the flow.Aligner of a pile.
type aligner struct {
	d    *Desk
	pile hearsay.Pile
	said int64
}

// Align is that of flow.Aligner.
func (a aligner) Align(ctx context.Context, docs []hearsay.Annotated, weights []byte, portions func(func([]byte) error) error) iter.Seq2[[]byte, error] {
	return func(yield func([]byte, error) bool) {
		stopped := errors.New("stopped")
		err := a.align(ctx, docs, weights, portions, func(result []byte) error {
			if !yield(result, nil) {
				return stopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, stopped) {
			yield(nil, err)
		}
	}
}

func (a aligner) align(ctx context.Context, docs []hearsay.Annotated, weights []byte, portions func(func([]byte) error) error, result func([]byte) error) error {
	data, err := json.Marshal(a.about(docs))
	if err != nil {
		return err
	}
	return a.together(ctx, alignStage, data, nil, weights, min(portionBytes, 4*len(docs)), portions, result)
}

// about returns what a job on documents is about.
func (a aligner) about(docs []hearsay.Annotated) pileOfJob {
	about := pileOfJob{Pile: a.pile.Name, Said: a.said, Docs: make([]docOfJob, len(docs))}
	for i := range docs {
		about.Docs[i] = docOfJob{docs[i].ID, digest(&docs[i])}
	}
	return about
}

// together has portions of about so many bytes worked on by all. The job is named
// after what it is about and what else decides what its portions are.
func (a aligner) together(ctx context.Context, stage string, about, what, weights []byte, size int, portions func(func([]byte) error) error, result func([]byte) error) error {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%x\n", flow.Version, stage, what)
	h.Write(about)
	j := jobName{a.pile.Name, hex.EncodeToString(h.Sum(nil)[:16])}
	have, err := a.begin(ctx, j, about, weights)
	if err != nil {
		return err
	}
	p := &progress{jobName: j, stage: stage}
	if err := a.keep(ctx, p, size, have, portions); err != nil {
		return err
	}
	err = a.collect(ctx, p, have, result)
	if err == nil {
		a.d.o.Log.Info(doneTogether[stage], "pile", a.pile.Name, "portions", len(p.done))
	}
	var failed *portionError
	switch {
	case errors.Is(err, errChanged):
		err = errors.Join(err, a.d.forgetJob(ctx, j))
	case errors.As(err, &failed):
		note := Parked{Stage: reportStage, Version: at(a.pile), Key: a.pile.Name, Reason: err.Error()}
		err = errors.Join(err, a.d.park(ctx, note), a.d.forgetJob(ctx, j))
	case err == nil:
		err = a.d.forgetJob(ctx, j)
	}
	return err
}

// begin keeps what a job is about, forgets those of earlier states of the pile and
// what went wrong with it before, and returns what is there of it already.
func (a aligner) begin(ctx context.Context, j jobName, about, weights []byte) (have map[string]bool, err error) {
	s := a.d.store
	if err := s.Put(ctx, jobsBucket, j.pile, []byte(j.id)); err != nil {
		return nil, err
	}
	keys, others, err := a.d.jobKeys(ctx, j)
	if err != nil {
		return nil, err
	}
	have = map[string]bool{}
	for _, k := range keys {
		if k == changedKey || strings.HasPrefix(k, failureKey) {
			others = append(others, j.id+"/"+k)
			continue
		}
		have[k] = true
	}
	for _, k := range others {
		if err := s.Delete(ctx, jobBucket(j.pile), k); err != nil {
			return nil, err
		}
	}
	for k, data := range map[string][]byte{jobPile: about, jobWeights: weights} {
		if have[k] {
			continue
		}
		if err := a.d.putJob(ctx, j, k, data); err != nil {
			return nil, err
		}
	}
	return have, nil
}

// window is how many portions of a job are in the queue at once, which has room
// for documents to be read besides.
const window = few / 2

// progress is how far a job is.
type progress struct {
	jobName
	stage   string
	done    []bool // the portions, by their numbers
	count   int    // of those done
	sent    int    // portions up to here are in the queue, or need not be
	waiting int    // portions in the queue
}

// keep puts the portions that have no result yet into the store, and the first of
// them into the queue.
func (a aligner) keep(ctx context.Context, p *progress, size int, have map[string]bool, portions func(func([]byte) error) error) error {
	var pairs []byte
	next := func() error {
		i := len(p.done)
		p.done = append(p.done, false)
		if !have[numbered(resultKey, i)] {
			if err := a.d.putJob(ctx, p.jobName, numbered(portionKey, i), pairs); err != nil {
				return err
			}
		}
		pairs = pairs[:0]
		if len(p.done)%16 > 0 {
			return nil
		}
		return a.send(ctx, p, have)
	}
	err := portions(func(some []byte) error {
		if pairs = append(pairs, some...); len(pairs) < size {
			return nil
		}
		return next()
	})
	if err == nil && len(pairs) > 0 {
		err = next()
	}
	return err
}

// send fills the queue with portions that were not in it.
func (a aligner) send(ctx context.Context, p *progress, have map[string]bool) error {
	var items []stream.Item
	for ; p.sent < len(p.done) && p.waiting < window; p.sent++ {
		if !p.done[p.sent] && !have[numbered(resultKey, p.sent)] {
			items = append(items, p.item(p.stage, p.sent, ""))
			p.waiting++
		}
	}
	if len(items) == 0 {
		return nil
	}
	return a.d.o.Queue.Send(ctx, items...)
}

// portionError is the reason why a portion could not be compared.
type portionError struct{ reason string }

func (e *portionError) Error() string {
	return "some of its documents could not be compared: " + e.reason
}

// collect calls result with what each portion came to, as it comes. What does not
// come for a while is sent again: it may have been lost with the stream.
func (a aligner) collect(ctx context.Context, p *progress, have map[string]bool, result func([]byte) error) error {
	stall := 12 * a.d.o.Look
	last := time.Now()
	for {
		before := p.count
		if err := a.look(ctx, p, have, result); err != nil {
			return err
		}
		if awaited, err := a.d.awaited(ctx, p.jobName); err != nil || !awaited && p.count < len(p.done) {
			// Another node, which took this one for lost, has ended the job
			// or is at a newer one.
			return errors.Join(err, errChanged)
		}
		a.d.tell(Event{Pile: a.pile.Name, Stage: "linking", Done: p.count, Total: len(p.done)})
		if p.count == len(p.done) {
			return nil
		}
		if p.count > before {
			last = time.Now()
		}
		if err := a.send(ctx, p, have); err != nil {
			return err
		}
		if time.Since(last) > stall {
			if err := a.sendAgain(ctx, p); err != nil {
				return err
			}
			last, stall = time.Now(), min(2*stall, 100*a.d.o.Look)
		}
		select {
		case <-time.After(a.d.o.Calm):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// look calls result with what has come.
func (a aligner) look(ctx context.Context, p *progress, have map[string]bool, result func([]byte) error) error {
	keys, _, err := a.d.jobKeys(ctx, p.jobName)
	if err != nil {
		return err
	}
	for _, k := range keys {
		number, isResult := strings.CutPrefix(k, resultKey)
		switch {
		case strings.HasPrefix(k, failureKey):
			reason, err := a.d.getJob(ctx, p.jobName, k)
			if err != nil {
				return err
			}
			return &portionError{string(reason)}
		case k == changedKey:
			return errChanged
		case !isResult:
			continue
		}
		i, err := strconv.Atoi(number)
		if err != nil || i >= len(p.done) || p.done[i] {
			continue
		}
		data, err := a.d.getJob(ctx, p.jobName, k)
		if err != nil {
			return err
		}
		if err := result(data); err != nil {
			return err
		}
		p.done[i] = true
		p.count++
		if !have[k] {
			p.waiting--
		}
	}
	return nil
}

// sendAgain sends what was sent and has not come.
func (a aligner) sendAgain(ctx context.Context, p *progress) error {
	again := strconv.FormatInt(time.Now().UnixNano(), 36)
	var items []stream.Item
	for i, done := range p.done[:p.sent] {
		if !done {
			items = append(items, p.item(p.stage, i, again))
		}
	}
	a.d.o.Log.Warn("portions of a pile are sent again, as nothing has come of them", "pile", a.pile.Name, "portions", len(items))
	return a.d.o.Queue.Send(ctx, items...)
}

// forgetJob forgets a job, unless the pile has another one by now. What a worker
// keeps of it a moment later is forgotten with the next one.
func (d *Desk) forgetJob(ctx context.Context, j jobName) error {
	awaited, err := d.awaited(ctx, j)
	if err != nil || !awaited {
		return err
	}
	if err := d.store.Delete(ctx, jobsBucket, j.pile); err != nil {
		return err
	}
	keys, _, err := d.jobKeys(ctx, j)
	if err != nil {
		return err
	}
	for _, k := range keys {
		if err := d.store.Delete(ctx, jobBucket(j.pile), j.id+"/"+k); err != nil {
			return err
		}
	}
	return nil
}

// job is what a worker needs for the portions of a job.
type job struct {
	jobName
	about pileOfJob
	pairs *flow.Pairs
}

// alignPortion compares a portion and keeps what that comes to.
func (d *Desk) alignPortion(ctx context.Context, it stream.Item) error {
	return d.portion(ctx, it, func(ctx context.Context, j *job, portion []byte) ([]byte, error) {
		return j.pairs.Compare(ctx, portion)
	})
}

// portion works on a portion and keeps what that comes to.
func (d *Desk) portion(ctx context.Context, it stream.Item, do portionWork) error {
	name, number := portionOf(it)
	_, err := d.getJob(ctx, name, resultKey+number)
	if err == nil {
		return nil // it was delivered before
	}
	if !errors.Is(err, hearsay.ErrNotFound) {
		return err
	}
	portion, err := d.getJob(ctx, name, portionKey+number)
	if err == nil {
		var j *job
		if j, err = d.job(ctx, name); err == nil {
			return d.keepPortion(ctx, it.Stage, j, number, portion, do)
		}
	}
	if errors.Is(err, hearsay.ErrNotFound) {
		return nil // nobody waits for it any more
	}
	return err
}

// portionWork is what is done with a portion of a job.
type portionWork func(ctx context.Context, j *job, portion []byte) ([]byte, error)

func (d *Desk) keepPortion(ctx context.Context, stage string, j *job, number string, portion []byte, do portionWork) error {
	inTime, cancel := context.WithTimeout(ctx, alignLimit)
	defer cancel()
	begun := time.Now()
	result, err := tried(inTime, j, portion, do)
	if d.o.Flow.Observe != nil {
		d.o.Flow.Observe(ctx, stage, "", time.Since(begun), err)
	}
	var away *storeError
	var bad *hearsay.InputError
	key := resultKey + number
	switch {
	case err == nil:
	case errors.Is(err, errChanged), errors.Is(err, hearsay.ErrNotFound), errors.As(err, &bad):
		key = changedKey
	case ctx.Err() != nil, errors.As(err, &away):
		return err
	case inTime.Err() != nil:
		key, result = failureKey+number, fmt.Appendf(nil, "a portion was not done within %v and was given up", alignLimit)
	default:
		key, result = failureKey+number, []byte(err.Error())
	}
	if awaited, err := d.awaited(ctx, j.jobName); err != nil || !awaited {
		return err
	}
	return d.putJob(ctx, j.jobName, key, result)
}

// tried works on a portion, and makes an error of a panic.
func tried(ctx context.Context, j *job, portion []byte, do portionWork) (result []byte, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("hearsay failed on it (%v); please report this with the pile", v)
		}
	}()
	return do(ctx, j, portion)
}

// job returns a job, the last one from memory.
func (d *Desk) job(ctx context.Context, name jobName) (*job, error) {
	d.jobs.Lock()
	defer d.jobs.Unlock()
	if d.last != nil && d.last.jobName == name {
		return d.last, nil
	}
	data, err := d.getJob(ctx, name, jobPile)
	if err != nil {
		return nil, err
	}
	source := &jobSource{ctx: context.WithoutCancel(ctx), d: d}
	if err := json.Unmarshal(data, &source.about); err != nil {
		return nil, err
	}
	weights, err := d.getJob(ctx, name, jobWeights)
	if err != nil {
		return nil, err
	}
	said, err := d.corrections(ctx, source.about.Pile)
	if err != nil {
		return nil, err
	}
	end, _ := slices.BinarySearchFunc(said, source.about.Said+1, func(c hearsay.Correction, seq int64) int { return int(c.Seq - seq) })
	source.log = review.New(said[:end])
	j := &job{jobName: name, about: source.about}
	if j.pairs, err = flow.NewPairs(source, weights); err != nil {
		return nil, err
	}
	d.last = j
	return j, nil
}

// jobSource gives the documents of a job as its report has them.
type jobSource struct {
	ctx   context.Context // the reading of a document is short
	d     *Desk
	about pileOfJob
	mu    sync.Mutex // of log
	log   *review.Log
}

// storeError is an error of the store, which may be back in a moment.
type storeError struct{ error }

// Unwrap returns the error.
func (e *storeError) Unwrap() error { return e.error }

// Len returns how many there are.
func (s *jobSource) Len() int { return len(s.about.Docs) }

// Document returns a document by its place. It is errChanged if it is not what
// it was when the job was begun.
func (s *jobSource) Document(i int) (*hearsay.Annotated, error) {
	want := s.about.Docs[i]
	e, err := s.d.store.Entry(s.ctx, s.about.Pile, want.ID)
	if err != nil {
		return nil, &storeError{err}
	}
	doc, err := s.d.store.Annotated(s.ctx, e.Key)
	if err != nil {
		return nil, &storeError{err}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.log.Metadata(&doc.Document) {
		if *doc, err = flow.Reread(s.ctx, doc.Document); err != nil {
			return nil, err
		}
	}
	s.log.Document(doc)
	if digest(doc) != want.Digest {
		return nil, errChanged
	}
	return doc, nil
}

// parkPortion gives up a portion that nobody has finished.
func (d *Desk) parkPortion(ctx context.Context, it stream.Item, reason string) error {
	name, number := portionOf(it)
	if awaited, err := d.awaited(ctx, name); err != nil || !awaited {
		return err
	}
	return d.putJob(ctx, name, failureKey+number, []byte(reason))
}
