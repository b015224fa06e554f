import js from '@eslint/js'
import figmaPlugin from '@figma/eslint-plugin-figma-plugins'
import globals from './test/globals.mjs'
import ts from 'typescript-eslint'

export default ts.config(
  { ignores: ['dist/', '**/out/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-lines': [
        'error',
        { max: 300, skipBlankLines: true, skipComments: true },
      ],
    },
  },
  {
    files: ['plugin/**/*.ts'],
    plugins: { '@figma/figma-plugins': figmaPlugin },
    rules: figmaPlugin.flatConfigs.recommended.rules,
  },
  { files: ['**/*.mjs'], languageOptions: { globals } },
)
