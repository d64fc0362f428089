/** Shows and links only: no script. */
export const csr = false;
