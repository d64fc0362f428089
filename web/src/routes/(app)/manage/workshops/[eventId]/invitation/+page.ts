/** It shows, asks once more and sends forms: no script needed. */
export const csr = false;
