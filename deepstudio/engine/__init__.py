"""PyTorch lives here: build, batches, tasks, fit, evaluate, explain, predict, devices, export."""
