"""How Jamie is put somewhere: the demo world today, Knative manifests beside it."""
