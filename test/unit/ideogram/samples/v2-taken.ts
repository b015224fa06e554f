import { picture } from '../client.ts'
import { sample, type Sample } from './sample.ts'
import { later, prompt, source, sourcePart, texts } from './v2-parts.ts'

/** What is taken out of a picture, or drawn: words, layers, vectors. */
export const v2Taken: Sample[] = [
  sample('describeV2', source, { parts: sourcePart }),
  sample(
    'describe40',
    {
      ...source,
      include_bbox: false,
      include_style_descriptions: true,
      include_tags: true,
    },
    {
      parts: {
        ...sourcePart,
        ...texts({
          include_bbox: false,
          include_style_descriptions: true,
          include_tags: true,
        }),
      },
    },
  ),
  sample(
    'layerizeDesign',
    { ...source, prompt: 'a poster', seed: 4, private: true },
    {
      parts: {
        ...sourcePart,
        ...later,
        ...texts({ prompt: 'a poster', seed: 4, private: true }),
      },
    },
  ),
  sample(
    'generateVector',
    {
      ...prompt,
      images: [picture('one'), picture('two')],
      aspect_ratio: '1x3',
      quality: 'high',
    },
    {
      parts: {
        ...texts({ ...prompt, aspect_ratio: '1x3', quality: 'high' }),
        images: ['image/png:one', 'image/png:two'],
      },
    },
  ),
  sample(
    'vectorize',
    { ...source, mode: 'simple' },
    { parts: { ...sourcePart, mode: ['simple'] } },
  ),
  sample(
    'getGeneration',
    { generation_id: 'bzue-VZtSlSMAneIbfCo2A==' },
    { url: '/v2/generations/bzue-VZtSlSMAneIbfCo2A%3D%3D' },
  ),
]
