/** One line that fills up, where the terminal can; else a line for each new label. */
import type { Step } from './backup/take.ts';

const width = 28;
const pause = 100;

export function openBar() {
	const inPlace = process.stdout.isTTY;
	let label = '';
	let shownAt = 0;
	const clear = () => {
		if (inPlace) process.stdout.write('\r\u001b[2K');
	};

	return {
		show: (step: Step) => {
			const isNew = step.label !== label;
			label = step.label;
			if (!inPlace) {
				if (isNew) console.log(`  ${label} …`);
				return;
			}
			if (!isNew && step.done < step.total && Date.now() - shownAt < pause) return;
			shownAt = Date.now();
			process.stdout.write(`\r\u001b[2K  ${lineOf(step)}`);
		},
		say: (line: string) => {
			clear();
			console.log(line);
		},
		warn: (line: string) => {
			clear();
			console.error(`  ! ${line}`);
		},
		clear
	};
}

function lineOf({ label, done, total }: Step) {
	if (total === 0) return `${label} …`;
	const part = Math.min(1, done / total);
	const filled = Math.round(part * width);
	const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
	return `${bar} ${String(Math.floor(part * 100)).padStart(3)} %  ${label}, ${bytesInWords(done)} of ${bytesInWords(total)}`;
}

export function bytesInWords(bytes: number) {
	const units = ['bytes', 'KB', 'MB', 'GB'];
	let amount = bytes;
	let unit = 0;
	for (; amount >= 1000 && unit < units.length - 1; unit += 1) amount /= 1000;
	return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit] ?? ''}`;
}
