-- A session in Neovim as a person has it, with what its own client does by itself. Prints one line of JSON.
local server, file = vim.env.VPCLENS_SERVER, vim.env.VPCLENS_FILE
local said = {}
local function wait(what, look)
  if not vim.wait(300000, look, 50) then
    said.failed = 'waited in vain for ' .. what
  end
end
local function finish()
  io.stdout:write(vim.json and vim.json.encode(said) or vim.fn.json_encode(said))
  io.stdout:write('\n')
  vim.cmd('qa!')
end

vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local warned = {}
vim.notify = function(message)
  table.insert(warned, message)
end
local id = vim.lsp.start_client({
  name = 'vpclens',
  cmd = { vim.env.VPCLENS_NODE, server, 'lsp', '--stdio' },
  root_dir = vim.fn.fnamemodify(file, ':h'),
  settings = { vpclens = { rules = { ['acl-unused'] = 'off' } } },
})
vim.lsp.buf_attach_client(buffer, id)

local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(buffer)) do
    table.insert(found, one.code or (one.user_data and one.user_data.lsp and one.user_data.lsp.code))
  end
  table.sort(found)
  return found
end
wait('findings', function() return #codes() > 0 end)
said.codes = codes()

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(buffer, method, params, 300000)
  local answer = answers and answers[id]
  return answer and answer.result
end
local here = { textDocument = vim.lsp.util.make_text_document_params(buffer), position = { line = 1, character = 4 } }
local hover = ask('textDocument/hover', here)
said.hover = hover and hover.contents.kind
said.rename = ask('textDocument/rename', vim.tbl_extend('force', here, { newName = 'stall' })) ~= vim.NIL
local closed = vim.uri_to_bufnr(vim.uri_from_fname(vim.fn.fnamemodify(file, ':h') .. '/closed.vpc'))
wait('the findings of a file that is not open', function() return #vim.diagnostic.get(closed) > 0 end)
said.closed = #vim.diagnostic.get(closed)

-- Typed, then mended.
vim.api.nvim_buf_set_lines(buffer, 0, 1, false, { 'network office 192.168.10.0/24' })
wait('no finding', function() return #codes() == 0 end)
said.mended = codes()
said.warned = warned
vim.lsp.stop_client(id)
wait('the end of the server', function() return not vim.lsp.get_client_by_id(id) or vim.lsp.get_client_by_id(id).is_stopped() end)
finish()
