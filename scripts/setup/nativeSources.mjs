/** Where the parts are that the native build is made of. */
import path from 'node:path';

/**
 * @typedef {object} NativeSources
 * @property {string} binding folder of the sources of tfjs-node-gpu's binding
 * @property {string} nodeHeaders folder of the headers of Node's C interface
 * @property {string} patch our changes to the binding
 * @property {string} wheels folder of the lists of Python packages with their hashes
 * @property {string} probe program that tries a binding
 * @property {string | null} modules the node_modules with tfjs-node-gpu's own installer, where it is there
 */

/**
 * Those of a clone, whose packages are installed.
 * @param {string} root
 * @returns {NativeSources}
 */
export function cloneSources(root) {
  const modules = path.join(root, 'node_modules');
  const compute = path.join(root, 'extension/trainer/compute');
  return {
    binding: path.join(modules, '@tensorflow/tfjs-node-gpu/binding'),
    nodeHeaders: path.join(modules, 'node-api-headers/include'),
    patch: path.join(compute, 'native/binding.patch'),
    wheels: path.join(compute, 'native/wheels'),
    probe: path.join(compute, 'backends/bindingProbe.mjs'),
    modules,
  };
}

/**
 * The copies that the build puts beside the programs in dist/, for where there are no packages.
 * @param {string} dist
 * @returns {NativeSources}
 */
export function builtSources(dist) {
  return {
    binding: path.join(dist, 'native/binding'),
    nodeHeaders: path.join(dist, 'native/node-api-headers'),
    patch: path.join(dist, 'native/binding.patch'),
    wheels: path.join(dist, 'native/wheels'),
    probe: path.join(dist, 'bindingProbe.mjs'),
    modules: null,
  };
}
