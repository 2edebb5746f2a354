# docker build -t vpclens . && docker run --rm -v "$PWD:/work" vpclens check network/
FROM node:24-alpine AS build
WORKDIR /source
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --pack-destination /tmp

FROM node:24-alpine
COPY --from=build /tmp/vpc-lens-*.tgz /tmp/vpc-lens.tgz
RUN npm install --global --no-audit --no-fund /tmp/vpc-lens.tgz && rm /tmp/vpc-lens.tgz
USER node
WORKDIR /work
ENTRYPOINT ["vpclens"]
CMD ["--help"]
