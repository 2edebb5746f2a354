-- A session in Neovim as a person has it, with what its own client does by itself. Prints one line of JSON.
local file = vim.env.VPCLENS_FILE
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

local warned = {}
vim.notify = function(message)
  table.insert(warned, message)
end
-- What its page tells the reader to write.
dofile(vim.env.VPCLENS_SET_UP)
vim.cmd('cd ' .. vim.fn.fnameescape(vim.fn.fnamemodify(file, ':h')))
vim.cmd('edit ' .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local clients = vim.lsp.get_clients or vim.lsp.get_active_clients
wait('the server', function() return #clients() > 0 end)
said.client = clients()[1].name
local id = clients()[1].id

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
