const states = ['submitted', 'verified', 'returned', 'rejected', 'voided'] as const;

/** The filters of the queue as they stand in the address. */
export function queueQuery(search: URLSearchParams) {
	const given = (name: string) => search.get(name) || undefined;
	const state = states.find((each) => each === search.get('state')) ?? 'submitted';
	return {
		state,
		unitId: given('unitId'),
		courseId: given('courseId'),
		olderThan: given('olderThan'),
		search: given('search'),
		sort: search.get('sort') === 'newest' ? ('newest' as const) : ('oldest' as const),
		after: given('after')
	};
}
export type QueueQuery = ReturnType<typeof queueQuery>;
