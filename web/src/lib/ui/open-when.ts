/**
 * For `<details {...openWhen(refused)}>`. As `open={refused}`, the page's scripts would close, when they
 * arrive, what its reader has opened before.
 */
export const openWhen = (is: boolean): { open?: true } => (is ? { open: true } : {});
