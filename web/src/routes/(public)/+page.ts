/** A page for strangers on any phone: no script at all. */
export const csr = false;
