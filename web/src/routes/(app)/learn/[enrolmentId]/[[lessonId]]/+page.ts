/** Lessons are pages to read: no framework in the browser. A quiz brings its own small script. */
export const csr = false;
