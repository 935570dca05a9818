"""Getting reports from files, folders and standard input; `read.read_inputs` is the door."""
