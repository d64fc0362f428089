/** A bar on one line of a terminal; where lines cannot be rewritten, a line every tenth. */
const width = 30;

export function barOf(out: NodeJS.WriteStream) {
	let shown = '';
	return {
		show({ label, done, total }: { label: string; done: number; total: number }) {
			const share = total > 0 ? Math.min(1, done / total) : 0;
			if (out.isTTY) {
				const full = Math.round(share * width);
				shown = `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.round(share * 100)} %  ${label}`;
				out.write(`\r\u001b[2K${shown}`);
				return;
			}
			const line = `  ${Math.floor(share * 10) * 10} %  ${label}`;
			if (line !== shown) out.write(`${line}\n`);
			shown = line;
		},
		end() {
			if (out.isTTY && shown) out.write('\r\u001b[2K');
		}
	};
}
