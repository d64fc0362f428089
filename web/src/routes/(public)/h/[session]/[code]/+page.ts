/** One answer and links: no script. */
export const csr = false;
