"""What tests stand on: real processes and scripted servers, each in an environment of its own."""
