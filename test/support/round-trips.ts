/** How many requests go to the database while something runs. */
export async function roundTrips<T>(work: () => Promise<T>): Promise<[T, number]> {
	const real = globalThis.fetch;
	let trips = 0;
	globalThis.fetch = (input, init) => {
		trips += 1;
		return real(input, init);
	};
	try {
		return [await work(), trips];
	} finally {
		globalThis.fetch = real;
	}
}
