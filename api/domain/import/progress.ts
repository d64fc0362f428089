/** What is being done with an import and how far it is; the database keeps it and the screen shows it. */
export const importPasses = ['reading', 'comparing', 'recording', 'writing'] as const;

/** In rows; `total` counts every pass over them. */
export type ImportProgress = {
	pass: (typeof importPasses)[number];
	done: number;
	total: number;
};

/** Why work ended without its result: a fault, or registers that changed since the preview. */
export const importNotices = ['failed', 'outdated'] as const;
