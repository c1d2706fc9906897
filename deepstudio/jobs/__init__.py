"""Work in other processes (training runs, long jobs, quick requests) and the protocol they speak."""
