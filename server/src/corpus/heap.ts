/**
 * Bounds of the heap of a thread that analyses, in MB. Analysis makes half a megabyte of garbage an article: a young generation of
 * half this size takes a twelfth more of the processors' time, one of the default size grows the process by more than
 * 100 MB. The whole is bounded so that no article can eat the machine; the longest that is read, 4 MB, gets by with 400.
 */
export const HEAP = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 };
