/**
 * Bounds of the heap of a thread that analyses, in MB. Analysis makes much that is soon garbage: a young generation of the
 * default size grows the process by some 200 MB and saves next to no time. The whole is bounded so that no article can eat the
 * machine; the longest that is read, 4 MB, gets by with 400.
 */
export const HEAP = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };
