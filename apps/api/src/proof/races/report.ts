/** Says what a proof has measured, for whoever reads its run. */
export const report = (text: string): void => void process.stdout.write(`    ${text}\n`);
