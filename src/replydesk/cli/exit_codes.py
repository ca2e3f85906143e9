"""The exit codes of the program."""

DONE, FINDINGS, USAGE = 0, 1, 2  # 1: findings, or something could not be done
FAULT = 70  # a fault of the program, as in <sysexits.h>
STOPPED = 130  # ended by Ctrl-C; by another signal, 128 and its number, as shells have it
