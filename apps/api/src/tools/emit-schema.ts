import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { compose } from '../app';
import { readConfig } from '../config';

const target = 'libs/schema/schema.graphql';
const heading = '# Made by `npm run schema` from the resolvers of the API. Do not edit.\n\n';

/** Writes the contract, or with `--check` fails when the committed one differs. */
async function main(check: boolean): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'supportal-schema-'));
  try {
    const config = readConfig({
      DATABASE_URL: `sqlite:${folder}/portal.db`,
      DEMO_DATA: 'false',
      LOG_LEVEL: 'silent',
    });
    const app = await compose(config);
    const text = `${heading}${printSchema(lexicographicSortSchema(app.schema))}\n`;
    await app.close();
    if (!check) writeFileSync(target, text);
    else if (readFileSync(target, 'utf8') !== text)
      throw new Error(`${target} is stale: run \`npm run schema\`.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main(process.argv.includes('--check')).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
