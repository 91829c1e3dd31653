"""Documents -> assertions: ties annotate, extract, resolve and coding together."""

from kgraph.pipeline.run import Options, Pipeline, Reading

__all__ = ["Options", "Pipeline", "Reading"]
