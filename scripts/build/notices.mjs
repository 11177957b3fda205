/** The licences of what is bundled, whose texts have to go with it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Shipped as sources and headers, so no bundler knows of it. */
const NOT_BUNDLED = ['node_modules/node-api-headers'];

/** @typedef {{ name: string, version: string, license: string, author?: string | { name: string }, homepage?: string }} Manifest */

/**
 * One section a package: name, version, licence and its text. Where a package ships no text, that of another with the same licence is
 * named; the MIT licence is given with the package's author instead, since its text names the holder.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {string}
 */
export function thirdPartyNotices(metafiles) {
  const files = metafiles.flatMap(({ inputs }) => Object.keys(inputs));
  const folders = [...new Set([...files.flatMap(packageFolder), ...NOT_BUNDLED])].sort();
  const packages = folders.map((folder) => {
    const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
    return { ...manifest, text: licenceText(folder) };
  });
  const textOf = (/** @type {Manifest} */ manifest, /** @type {string} */ license) => {
    if (license === 'MIT') return mitText(manifest);
    const same = packages.find((other) => other.license === license && other.text !== null);
    if (!same) throw new Error(`${manifest.name} is under ${license}, of which no package brings the text.`);
    return `${license}: the text is that of ${same.name}.`;
  };
  const sections = packages.map((it) => {
    const { name, version, license, homepage, text } = it;
    const words =
      text ??
      license
        .split(' AND ')
        .map((part) => textOf(it, part))
        .join('\n\n');
    return `${name} ${version} (${license})${homepage ? ` ${homepage}` : ''}\n\n${words}`;
  });
  const rule = `\n\n${'-'.repeat(80)}\n\n`;
  return `Couplet contains these packages, under licences of their own.${rule}${sections.join(rule)}\n`;
}

/**
 * @param {string} file
 * @returns {string[]} the package's folder; none for a file of ours
 */
function packageFolder(file) {
  const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
  return folder ? [folder] : [];
}

/** @param {string} folder */
function licenceText(folder) {
  const name = readdirSync(folder).find((it) => /^licen[cs]e(\.\w+)?$/i.test(it));
  return name ? readFileSync(path.join(folder, name), 'utf8').trim() : null;
}

/** @param {Manifest} manifest */
function mitText({ author }) {
  const holder = typeof author === 'object' ? author.name : author;
  return readFileSync('LICENSE', 'utf8')
    .trim()
    .replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}
