import{a}from"./chunk.WSK72F5F.js";import"./chunk.TXCPS2UO.js";import"./chunk.GJHXPA7L.js";import"./chunk.73S35ZUP.js";export{a as en};
