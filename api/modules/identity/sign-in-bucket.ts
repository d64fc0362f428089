/** Where the failed sign-ins of a number are counted, whether it is somebody's or nobody's. */
export const signInBucket = (nip: string) => `sign-in:account:${nip}`;
