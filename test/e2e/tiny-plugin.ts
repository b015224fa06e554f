import type { PluginFiles } from '../play/setup.ts'

const code = `
figma.parameters.on('input', function (input) {
  input.result.setSuggestions(['Dune', 'Tide'].filter(function (name) {
    return name.toLowerCase().indexOf(input.query.toLowerCase()) >= 0;
  }));
});
figma.on('run', function (run) {
  if (run.command === 'open') {
    figma.showUI(__html__, { width: 360, height: 640, themeColors: true });
    return;
  }
  var layer = figma.currentPage.selection[0];
  if (run.command === 'mark') {
    layer.setRelaunchData({ again: 'Marked by Tiny' });
    figma.notify('Marked');
  } else if (run.command === 'again') figma.notify('Ran again');
  else figma.notify('Named ' + run.parameters.name);
  figma.closePlugin();
});
`

const manifest = {
  name: 'Tiny',
  id: 'tiny',
  api: '1.0.0',
  main: 'main.js',
  ui: 'ui.html',
  documentAccess: 'dynamic-page',
  editorType: ['figma'],
  networkAccess: { allowedDomains: ['none'] },
  menu: [
    { name: 'Open Tiny', command: 'open' },
    {
      name: 'Name it',
      command: 'name',
      parameters: [{ name: 'Name', key: 'name' }],
    },
    { name: 'Mark layer', command: 'mark' },
  ],
  relaunchButtons: [{ command: 'again', name: 'Run again' }],
}

/** A plugin that does a little of each thing the editor has to show. */
export const tinyPlugin: PluginFiles = {
  manifest,
  code,
  ui: '<!doctype html><html lang="en"><title>Tiny</title><p>Tiny says open</p></html>',
}
