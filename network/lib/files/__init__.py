"""Files that members attach: told by their content, cleaned, read for the scan, kept on disk.

    file = reading.read(upload)     cleaned bytes and all words in them, or FileRefused
    store.Store("posts").put(data)  a random name on disk, outside every web root

Others' bytes are parsed in a process of their own (`child`), without the site's secrets and within
limits of time, memory and size: what breaks a parser there breaks nothing here.
"""
