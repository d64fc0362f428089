/**
 * Frames in VP8 as a WebM file, by the elements of the Matroska specification: a cluster a second, and the index of
 * them at the end, as cameras and converters leave it. A player has to fetch pieces of it to find its way.
 */
type Frame = { bytes: Buffer; isKey: boolean };
type Pace = { width: number; height: number; framesPerSecond: number };

export function webm(frames: readonly Frame[], { width, height, framesPerSecond }: Pace): Buffer {
	const milliseconds = (frameNumber: number) => (frameNumber * 1000) / framesPerSecond;
	const seconds = Math.ceil(frames.length / framesPerSecond);
	const clusters = Array.from({ length: seconds }, (_, second) => {
		const first = second * framesPerSecond;
		const blocks = frames.slice(first, first + framesPerSecond).map(({ bytes, isKey }, index) => {
			const head = Buffer.from([0x81, 0, 0, isKey ? 0x80 : 0]);
			head.writeInt16BE(milliseconds(index), 1);
			return element('a3', head, bytes);
		});
		return element('1f43b675', element('e7', number(second * 1000)), ...blocks);
	});
	const info = element(
		'1549a966',
		element('2ad7b1', number(1_000_000)),
		element('4489', decimal(milliseconds(frames.length))),
		element('4d80', Buffer.from('malaqbi')),
		element('5741', Buffer.from('malaqbi'))
	);
	const picture = element('e0', element('b0', number(width)), element('ba', number(height)));
	const track = element(
		'ae',
		...[element('d7', number(1)), element('73c5', number(1)), element('83', number(1))],
		element('86', Buffer.from('V_VP8')),
		picture
	);
	const tracks = element('1654ae6b', track);

	// Places are numbers of one length, so that the table of them is as long before they are known.
	const contents = (places: Record<string, number>) =>
		element(
			'114d9b74',
			...Object.entries(places).map(([id, place]) =>
				element('4dbb', element('53ab', Buffer.from(id, 'hex')), element('53ac', number(place)))
			)
		);
	const begin = contents({ '1549a966': 0, '1654ae6b': 0, '1c53bb6b': 0 }).length;
	const first = begin + info.length + tracks.length;
	const places = clusters.map((_, at) => first + lengthOf(clusters.slice(0, at)));
	const index = element(
		'1c53bb6b',
		...places.map((place, second) =>
			element(
				'bb',
				element('b3', number(second * 1000)),
				element('b7', element('f7', number(1)), element('f1', number(place)))
			)
		)
	);
	const head = contents({
		'1549a966': begin,
		'1654ae6b': begin + info.length,
		'1c53bb6b': first + lengthOf(clusters)
	});
	const kind = element(
		'1a45dfa3',
		...[element('4286', number(1)), element('42f7', number(1))],
		...[element('42f2', number(4)), element('42f3', number(8))],
		element('4282', Buffer.from('webm')),
		...[element('4287', number(2)), element('4285', number(2))]
	);
	return Buffer.concat([kind, element('18538067', head, info, tracks, ...clusters, index)]);
}

/** The id, the length in eight bytes, what it holds. */
function element(id: string, ...parts: Buffer[]): Buffer {
	const length = Buffer.alloc(8);
	length.writeBigUInt64BE(BigInt(lengthOf(parts)));
	length.writeUInt8(1);
	return Buffer.concat([Buffer.from(id, 'hex'), length, ...parts]);
}

function number(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes;
}

function decimal(value: number): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeDoubleBE(value);
	return bytes;
}

const lengthOf = (parts: readonly Buffer[]) => parts.reduce((sum, part) => sum + part.length, 0);
