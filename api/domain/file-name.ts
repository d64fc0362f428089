/** The name to save a file under: as it was sent, plain, with the ending of what it really is. */
export function fileName(sent: string, ending: string, otherwise: string): string {
	const plain = [
		...sent
			.replace(/\.[^./\\]*$/, '')
			.replace(/[\p{C}/\\:*?"<>|]+/gu, ' ')
			.replace(/\s+/g, ' ')
			// Neither hidden, nor a folder above, nor cut by what trims the end.
			.replace(/^[\s.]+|[\s.]+$/g, '')
	]
		// By whole characters: half of one could not be written into an address.
		.slice(0, 80)
		.join('')
		.trimEnd();
	return `${plain || otherwise}.${ending}`;
}
