/** The process of a segmenter that ends before it has said anything. */
process.exit(1);
