// Package ops shows whoever runs hearsay how it fares: metrics for Prometheus,
// spans for OpenTelemetry, and whether it is alive and ready.
package ops

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"github.com/hearsay-project/hearsay"
)

// tracerName is what the spans of this program are filed under.
const tracerName = "github.com/hearsay-project/hearsay"

// Ops counts and times what happens in one process. Its methods may be called
// from several goroutines.
type Ops struct {
	registry *prometheus.Registry
	steps    *prometheus.CounterVec
	took     *prometheus.HistogramVec
	requests *prometheus.HistogramVec
	tracer   trace.Tracer
}

// New returns an Ops that has counted nothing yet.
func New() *Ops {
	o := &Ops{
		registry: prometheus.NewRegistry(),
		steps: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "hearsay_steps_total",
			Help: "Documents and piles that went through a stage, by stage and outcome (done, unreadable, failed).",
		}, []string{"stage", "outcome"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "hearsay_step_seconds",
			Help:    "Time that a stage took for one document or pile.",
			Buckets: prometheus.ExponentialBuckets(0.001, 4, 9), // 1 ms to 65 s
		}, []string{"stage"}),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "hearsay_request_seconds",
			Help:    "Time to answer a request, by route and class of status.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 14), // 1 ms to 8 s
		}, []string{"route", "status"}),
		tracer: otel.Tracer(tracerName),
	}
	o.registry.MustRegister(o.steps, o.took, o.requests,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return o
}

// Gauge shows what read returns at the time of asking, in the unit that the
// name ends in: "hearsay_queue_documents". The name must not be taken.
func (o *Ops) Gauge(name, help string, read func() float64) {
	o.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read))
}

// Handler serves the metrics in the text format of Prometheus.
func (o *Ops) Handler() http.Handler {
	return promhttp.HandlerFor(o.registry, promhttp.HandlerOpts{Registry: o.registry})
}

// Step counts and times one stage's work on one document or pile, named by id,
// which ends now. It is what flow.Options.Observe takes.
func (o *Ops) Step(ctx context.Context, stage, id string, took time.Duration, err error) {
	outcome := "done"
	var bad *hearsay.InputError
	switch {
	case errors.As(err, &bad):
		outcome = "unreadable"
	case err != nil:
		outcome = "failed"
	}
	o.steps.WithLabelValues(stage, outcome).Inc()
	o.took.WithLabelValues(stage).Observe(took.Seconds())

	end := time.Now()
	_, span := o.tracer.Start(ctx, stage, trace.WithTimestamp(end.Add(-took)),
		trace.WithAttributes(attribute.String("hearsay.id", id), attribute.String("hearsay.outcome", outcome)))
	if err != nil {
		span.SetStatus(codes.Error, err.Error())
	}
	span.End(trace.WithTimestamp(end))
}
