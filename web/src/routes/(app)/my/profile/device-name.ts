const browsers: [RegExp, string][] = [
	[/Edg\//, 'Edge'],
	[/OPR\//, 'Opera'],
	[/SamsungBrowser\//, 'Samsung Internet'],
	[/Firefox\//, 'Firefox'],
	[/Chrome\//, 'Chrome'],
	[/Safari\//, 'Safari']
];
const systems: [RegExp, string][] = [
	[/Android/, 'Android'],
	[/iPhone|iPad/, 'iOS'],
	[/Windows/, 'Windows'],
	[/Mac OS X/, 'macOS'],
	[/Linux/, 'Linux']
];

/** What a person recognises a device by: "Chrome, Android"; nothing for an unknown one. */
export function deviceName(userAgent: string): string | undefined {
	const named = [browsers, systems].flatMap((list) => {
		const found = list.find(([pattern]) => pattern.test(userAgent));
		return found ? [found[1]] : [];
	});
	return named.length > 0 ? named.join(', ') : undefined;
}
