/** The store of files cannot be reached, or has no room: nothing was written, and trying again may help. */
export class StorageAway extends Error {}
