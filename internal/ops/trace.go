package ops

import (
	"context"
	"fmt"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	semconv "go.opentelemetry.io/otel/semconv/v1.37.0"
)

// Trace sends spans to an OpenTelemetry collector over HTTP where the
// environment names one, with the variables that OpenTelemetry has for it
// (OTEL_EXPORTER_OTLP_ENDPOINT and so on); getenv reads them. Where it names
// none, nothing leaves the machine. The returned function sends what is left
// and ends it.
func Trace(ctx context.Context, version string, getenv func(string) string) (end func(context.Context) error, err error) {
	if getenv("OTEL_EXPORTER_OTLP_ENDPOINT") == "" && getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") == "" {
		return func(context.Context) error { return nil }, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("traces cannot be sent: %w", err)
	}
	about, err := resource.New(ctx, resource.WithFromEnv(), resource.WithAttributes(
		semconv.ServiceName("hearsay"), semconv.ServiceVersion(version)))
	if err != nil {
		return nil, fmt.Errorf("traces cannot be sent: %w", err)
	}
	p := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter), sdktrace.WithResource(about))
	otel.SetTracerProvider(p)
	return p.Shutdown, nil
}
