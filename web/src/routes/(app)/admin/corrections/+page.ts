/** It shows and links: no script needed. */
export const csr = false;
